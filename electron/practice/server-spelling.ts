/** The attributes that a request may carry, as far as the server rewrites them. */
interface Rewritten {
  name?: string | null | undefined;
  first_name?: string | null | undefined;
  phone?: string | null | undefined;
}

/**
 * What the server makes of the attributes it gets (api-contract.md, trap 7): a name begins every word with a capital, a name that is sent
 * resets `first_name`, and of a phone only the digits stay. The real server's rule for hyphens and the like is unknown.
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
