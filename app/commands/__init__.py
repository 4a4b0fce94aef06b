"""What can be typed behind `opgavenkaart`: parse, call, print. Each file has commands that belong together."""
