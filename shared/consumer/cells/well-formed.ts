/** Half of a surrogate pair has no UTF-8 form: the replacement character stands in its place. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
