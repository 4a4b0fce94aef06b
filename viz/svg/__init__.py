"""One view as a drawing without a page: SVG, and by a browser that is there PNG and PDF."""
