"""What does nobody pick up?"""
