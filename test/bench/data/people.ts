import type { SerialDate, WorkbookCell } from '../../fixtures/xlsx-writers/workbook-spec';
import { below, pick, seededRandom, type Random } from './random';

/** The columns of the bench's sheets. */
export const HEADERS = [
  'external_id',
  'email',
  'name',
  'phone',
  'created_at',
  'ltv',
  'orders_count',
  'region',
  'city',
  'comment',
  'last_order_at',
  'birthday',
  'source',
  'bonus_card',
  'segment',
] as const;

/** Share of rows, as in real sheets. */
const DUPLICATE_IDS = 0.001;
const DUPLICATE_EMAILS = 0.000_5;
const FAULTY_CELLS = 0.001;
const NAMES_WITH_COMMA = 0.03;
const COMMENTS_WITH_BREAK = 0.03;
const COMMENTS_WITH_QUOTES = 0.02;
const EMPTY_COMMENTS = 0.6;

const FIRST_ID = 1_000_000;
/** 2015-01-01 and 1950-01-01 in days since 1899-12-30. */
const FIRST_ORDER_SERIAL = 42_005;
const FIRST_BIRTHDAY_SERIAL = 18_264;
const ORDER_DAYS = 4_000;
const BIRTHDAY_DAYS = 20_000;
const SECONDS_PER_DAY = 86_400;
const UNIX_EPOCH_SERIAL = 25_569;

const FAMILY_NAMES = ['Иванова', 'Смирнова', 'Кузнецова', 'Попова', 'Соколова', 'Лебедева', 'Ким', 'Волк'];
const GIVEN_NAMES = ['Анна', 'Мария', 'Елена', 'Ольга', 'Наталья', 'Ирина', 'Юлия', 'Вера'];
const FATHER_NAMES = ['Ивановна', 'Петровна', 'Сергеевна', 'Андреевна', 'Николаевна', 'Дмитриевна'];
const LOGINS = ['anna', 'maria', 'elena', 'olga', 'natalia', 'ekaterina', 'tatiana', 'svetlana', 'client', 'shop'];
const HOSTS = ['example.ru', 'example.com', 'example.org', 'mail.example.ru'];
const REGIONS = ['Москва', 'Ленинградская', 'Свердловская', 'Татарстан', 'Самарская'];
const CITIES = ['Москва', 'Санкт-Петербург', 'Казань', 'Новосибирск', 'Самара', 'Пермь', 'Уфа'];
const SOURCES = ['сайт', 'магазин', 'акция', 'звонок', 'рассылка'];
const SEGMENTS = ['новый', 'постоянный', 'VIP', 'ушедший'];
const WORDS = ['просила', 'перезвонить', 'после', 'обеда', 'доставка', 'курьером', 'подарок', 'упаковка', 'скидка'];

/**
 * Synthetic customers with fifteen cells each, a few of them wrong. One in a thousand has the id of an earlier row. The same count always
 * gives the same rows.
 */
export function* people(count: number, seed = 20_261_124): Generator<WorkbookCell[]> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index += 1) yield person(random, index);
}

/** The same rows. Every phone is valid, and written as a number in a spreadsheet's format or after an exporter's apostrophe. */
export function* peopleWithSpoiltPhones(count: number): Generator<WorkbookCell[]> {
  const random = seededRandom(7);
  const column = HEADERS.indexOf('phone');
  for (const cells of people(count)) yield cells.with(column, spoiltPhone(random));
}

/** A cell's text in a CSV, and in a workbook whose dates are texts. */
export function cellText(cell: WorkbookCell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? dateText(cell) : String(cell);
}

function person(random: Random, index: number): WorkbookCell[] {
  const orders = below(random, 40);
  const created = below(random, ORDER_DAYS);
  return [
    FIRST_ID + (random() < DUPLICATE_IDS ? below(random, index + 1) : index),
    email(random, index),
    name(random),
    phone(random),
    faulty(random, '31.02.2020') ?? moment(random, FIRST_ORDER_SERIAL + created),
    Math.round(random() * 5_000_000) / 100,
    orders,
    pick(random, REGIONS),
    pick(random, CITIES),
    comment(random),
    orders === 0 ? null : moment(random, FIRST_ORDER_SERIAL + created + below(random, 400)),
    { serial: FIRST_BIRTHDAY_SERIAL + below(random, BIRTHDAY_DAYS), hasTime: false },
    pick(random, SOURCES),
    2_000_000_000_000 + below(random, 1_000_000_000),
    pick(random, SEGMENTS),
  ];
}

function faulty(random: Random, text: string): string | null {
  return random() < FAULTY_CELLS ? text : null;
}

function email(random: Random, index: number): string {
  const number = random() < DUPLICATE_EMAILS ? 0 : index;
  const address = `${pick(random, LOGINS)}.${number.toString(36)}@${pick(random, HOSTS)}`;
  return faulty(random, address.replace('@', ' ')) ?? address;
}

function name(random: Random): string {
  const family = pick(random, FAMILY_NAMES);
  const comma = random() < NAMES_WITH_COMMA ? ',' : '';
  return `${family}${comma} ${pick(random, GIVEN_NAMES)} ${pick(random, FATHER_NAMES)}`;
}

function phone(random: Random): string {
  const digits = String(9_000_000_000 + below(random, 1_000_000_000));
  return faulty(random, digits.slice(4)) ?? `+7${digits}`;
}

function spoiltPhone(random: Random): string {
  const [first, second, third] = [below(random, 1_000), below(random, 1_000), below(random, 1_000)].map((group) =>
    String(group).padStart(3, '0'),
  );
  return pick(random, [`79 ${first} ${second} ${third}`, `'+79${first}${second}${third}`]);
}

function comment(random: Random): string | null {
  if (random() < EMPTY_COMMENTS) return null;
  const words = Array.from({ length: 1 + below(random, 4) }, () => pick(random, WORDS)).join(' ');
  const chance = random();
  if (chance < COMMENTS_WITH_BREAK) return `${words}\nещё раз: ${pick(random, WORDS)}`;
  if (chance < COMMENTS_WITH_BREAK + COMMENTS_WITH_QUOTES) return `${words}, «"${pick(random, WORDS)}"»`;
  return words;
}

function moment(random: Random, day: number): SerialDate {
  return { serial: day + below(random, SECONDS_PER_DAY) / SECONDS_PER_DAY, hasTime: true };
}

function dateText({ serial, hasTime }: SerialDate): string {
  const seconds = Math.round((serial - UNIX_EPOCH_SERIAL) * SECONDS_PER_DAY);
  const text = new Date(seconds * 1_000).toISOString();
  return hasTime ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(0, 10);
}
