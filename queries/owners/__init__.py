"""Who owns which issue?"""
