"""Writers: from plans and scenes to files; the only place for lxml, docx and pptx."""
