"""PDF: text and boxes by PDFium, reading order of our own, ruled tables and a second opinion by pdfplumber."""
