"""What do the answers rest on?"""
