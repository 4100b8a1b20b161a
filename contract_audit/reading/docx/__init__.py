"""DOCX: the XML parts read directly, because libraries lose automatic numbers, tracked changes and notes."""
