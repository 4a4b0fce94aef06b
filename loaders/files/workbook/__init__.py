"""XLSX, ODS, XLS and XLSB workbooks."""
