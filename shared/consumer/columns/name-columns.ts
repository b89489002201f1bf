/** Headers of the parts of a person's name, in the order in which the name is written. */
const PARTS = [/^(фамилия|last.?name|surname)$/iu, /^(имя|first.?name)$/iu, /^(отчество|middle.?name|patronymic)$/iu];

/** The columns that hold the parts of a person's name, at most one for each part. */
export function nameColumns(headers: readonly string[]): number[] {
  return PARTS.flatMap((part) => {
    const found = headers.findIndex((header) => part.test(header.trim()));
    return found === -1 ? [] : [found];
  });
}
