"""Where does work overlap, and is it more than chance?"""
