"""The few PDFium functions that reading needs, bound directly.

pypdfium2 ships the library. Its generated bindings declare all of PDFium's interface, which takes longer to import than
ten pages take to read, so the library is loaded from its package here and only what is used is declared.
PDFium is not thread-safe; a worker process has one thread.
"""

import ctypes
import os.path
from functools import cache
from importlib.machinery import PathFinder

ERROR_PASSWORD = 4
ERROR_SECURITY = 5
TEXT_ANNOTATIONS = frozenset({3, 20})
"""Free text and form fields: annotations that show text of the document's own."""
FOR_DISPLAY = 0
FLATTENED = 1
OBJECT_PATH = 2
OBJECT_IMAGE = 3
OBJECT_FORM = 5

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
_SIGNATURES: dict[str, tuple[object, tuple[object, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (_POINTER, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)),
    "FPDF_CloseDocument": (None, (_POINTER,)),
    "FPDF_GetLastError": (ctypes.c_ulong, ()),
    "FPDF_GetPageCount": (_INT, (_POINTER,)),
    "FPDF_LoadPage": (_POINTER, (_POINTER, _INT)),
    "FPDF_ClosePage": (None, (_POINTER,)),
    "FPDF_GetPageWidthF": (_FLOAT, (_POINTER,)),
    "FPDF_GetPageHeightF": (_FLOAT, (_POINTER,)),
    "FPDF_GetPageBoundingBox": (_INT, (_POINTER, _POINTER)),
    "FPDFPage_GetRotation": (_INT, (_POINTER,)),
    "FPDFPage_Flatten": (_INT, (_POINTER, _INT)),
    "FPDFPage_GetAnnotCount": (_INT, (_POINTER,)),
    "FPDFPage_GetAnnot": (_POINTER, (_POINTER, _INT)),
    "FPDFPage_CloseAnnot": (None, (_POINTER,)),
    "FPDFAnnot_GetSubtype": (_INT, (_POINTER,)),
    "FPDFPage_CountObjects": (_INT, (_POINTER,)),
    "FPDFPage_GetObject": (_POINTER, (_POINTER, _INT)),
    "FPDFPageObj_GetType": (_INT, (_POINTER,)),
    "FPDFPageObj_GetBounds": (_INT, (_POINTER, _POINTER, _POINTER, _POINTER, _POINTER)),
    "FPDFFormObj_CountObjects": (_INT, (_POINTER,)),
    "FPDFFormObj_GetObject": (_POINTER, (_POINTER, ctypes.c_ulong)),
    "FPDFPath_CountSegments": (_INT, (_POINTER,)),
    "FPDFText_LoadPage": (_POINTER, (_POINTER,)),
    "FPDFText_ClosePage": (None, (_POINTER,)),
    "FPDFText_CountChars": (_INT, (_POINTER,)),
    "FPDFText_GetText": (_INT, (_POINTER, _INT, _INT, _POINTER)),
    "FPDFText_GetUnicode": (ctypes.c_uint, (_POINTER, _INT)),
    "FPDFText_GetLooseCharBox": (_INT, (_POINTER, _INT, _POINTER)),
}


@cache
def load() -> ctypes.CDLL:
    """The library, initialised, with its functions declared."""
    library = _library()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments
    library.FPDF_InitLibrary()
    return library


def _library() -> ctypes.CDLL:
    spec = PathFinder.find_spec("pypdfium2_raw")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            path = os.path.join(folder, name)  # noqa: PTH118 - pathlib would cost more than it saves in start-up
            if os.path.exists(path):  # noqa: PTH110 - likewise
                return ctypes.CDLL(path)
    message = "pypdfium2 is installed without its PDFium library"
    raise ImportError(message)
