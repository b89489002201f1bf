/** Zones of the places where most of Aplaut's shops are, west to east. */
const FREQUENT = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
  'Europe/Minsk',
  'Asia/Almaty',
  'UTC',
];

/** The frequent zones first, then all others as they came. */
export function zonesFirst(known: readonly string[]): string[] {
  return [...FREQUENT, ...known.filter((zone) => !FREQUENT.includes(zone))];
}
