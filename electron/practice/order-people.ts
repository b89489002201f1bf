/** A person who ordered. */
export interface OrderPerson {
  email: string;
  phone: string;
  name: string;
}

const NAMES = ['Анна Лесная', 'Пётр Озёрный', 'Мария Полевая', 'Иван Горный', 'Ольга Речная'] as const;

/**
 * People who ordered under these e-mails, with invented names and phones.
 *
 * @param random returns a number from 0 up to, but not including, 1
 */
export function orderPeople(emails: readonly string[], random: () => number): OrderPerson[] {
  return emails.map((email, index) => ({
    email,
    name: NAMES[index % NAMES.length] ?? NAMES[0],
    phone: `+7 900 000-${digits(random)}-${digits(random)}`,
  }));
}

/** E-mails that nobody has. */
export function inventedEmails(count: number, random: () => number): string[] {
  return Array.from({ length: count }, () => `order-${random().toString(36).slice(2, 10)}@example.ru`);
}

function digits(random: () => number): string {
  return String(Math.floor(random() * 100)).padStart(2, '0');
}
