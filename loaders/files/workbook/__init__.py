"""XLSX, ODS and XLS workbooks."""
