"""Where do sources contradict each other?"""
