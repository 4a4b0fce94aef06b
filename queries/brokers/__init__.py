"""Who ties the groups together?"""
