import { IANAZone } from 'luxon';

/** Whether the name is an IANA time zone that this system knows, such as `Europe/Moscow`. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
