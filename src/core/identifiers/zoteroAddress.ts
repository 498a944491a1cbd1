/** An address of Zotero's reader: an attachment, and optionally an annotation in it. */
export const zoteroPdfAddress =
  /^zotero:\/\/open-pdf\/(?:library|groups\/\d{1,12})\/items\/[A-Z0-9]{8}(?:\?(?:page=\d{1,9}&)?annotation=([A-Z0-9]{8}))?$/;
