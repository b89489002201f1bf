/** The text with lone surrogates replaced by U+FFFD, since they have no UTF-8 form. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
