/** The attributes that the server rewrites. */
interface Rewritten {
  name?: string | null | undefined;
  first_name?: string | null | undefined;
  phone?: string | null | undefined;
}

/**
 * The server's own spelling of attributes (api-contract.md, trap 7): every word of a name begins with a capital, a sent name resets
 * `first_name`, and only the digits of a phone are kept. The real server's rule for hyphens and the like is unknown.
 */
export function inServersSpelling<T extends Rewritten>(attributes: T): T {
  const { name, phone } = attributes;
  return {
    ...attributes,
    ...(name === undefined ? {} : { first_name: null }),
    ...(typeof name === 'string' ? { name: capitalised(name) } : {}),
    ...(typeof phone === 'string' ? { phone: phone.replace(/\D/g, '') } : {}),
  };
}

function capitalised(name: string): string {
  return name
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/(?<=^|[ -])./gu, (letter) => letter.toUpperCase());
}
