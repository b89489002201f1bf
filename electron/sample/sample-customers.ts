import type { Language } from '../../shared/ipc/look';

/** The columns that the import of Aplaut's account names, and two that become attributes of the shop's own. */
const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at', 'ltv', 'city'];

/** Invented people, at addresses that nobody can have (RFC 2606). */
const CUSTOMERS: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  ru: [
    ['100500', 'anna.ivanova@example.ru', 'Иванова Анна', '+7 900 000-00-01', '2018-01-01 00:11:22', '27456', 'Казань'],
    ['100501', 'boris.petrov@example.ru', 'Петров Борис', '+7 900 000-00-02', '2018-02-13 09:00:00', '1200', 'Пермь'],
    ['100502', 'vera.orlova@example.ru', 'Орлова Вера', '+7 900 000-00-03', '2019-03-14 12:30:00', '560', 'Самара'],
    ['100503', 'gleb.gromov@example.ru', 'Громов Глеб', '+7 900 000-00-04', '2020-05-15 18:40:00', '0', 'Москва'],
    ['100504', 'dina.danilova@example.ru', 'Данилова Дина', '+7 900 000-00-05', '2021-08-16 12:00:00', '9900', 'Тверь'],
  ],
  en: [
    ['100500', 'anna.miller@example.com', 'Anna Miller', '+1 202 555 0101', '2018-01-01 00:11:22', '27456', 'Boston'],
    ['100501', 'brian.evans@example.com', 'Brian Evans', '+1 202 555 0102', '2018-02-13 09:00:00', '1200', 'Denver'],
    ['100502', 'clara.young@example.com', 'Clara Young', '+1 202 555 0103', '2019-03-14 12:30:00', '560', 'Austin'],
    ['100503', 'david.brooks@example.com', 'David Brooks', '+1 202 555 0104', '2020-05-15 18:40:00', '0', 'Seattle'],
    ['100504', 'emma.hughes@example.com', 'Emma Hughes', '+1 202 555 0105', '2021-08-16 12:00:00', '9900', 'Chicago'],
  ],
};

/** The sample as rows of cells, the header first. All rows of it can be sent as they are. */
export function sampleTable(language: Language): readonly (readonly string[])[] {
  return [HEADERS, ...CUSTOMERS[language]];
}
