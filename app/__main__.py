"""`python -m opgavenkaart`: the command line, for computers where nothing may be put on the path."""

from opgavenkaart.cli import main

if __name__ == "__main__":
    main()
