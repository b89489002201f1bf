/** Whether the name is an IANA time zone that this system knows, such as `Europe/Moscow`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format();
    return true;
  } catch {
    return false;
  }
}
