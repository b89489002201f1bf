import fc from 'fast-check';

const FIRST =
  'Анна Борис Вера Григорий Дарья Елена Жанна Иван Ксения Любовь Михаил Наталья Ольга Пётр Роман Светлана Татьяна Ульяна Фёдор Харитон Эдуард Юлия Яна Игорь Алексей Екатерина Ирина Сергей Дмитрий'.split(
    ' ',
  );
const LAST =
  'Иванов Петров Сидоров Кузнецов Смирнов Васильев Попов Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Шевчук Цой Щукин Хабибуллин Юсупов Жуков Эристави'.split(
    ' ',
  );
const HEADERS = ['Код клиента;ФИО', 'Номер;Имя', 'id;Клиент', 'id;name', 'Покупатель;Телефон', 'ИД;ФИО'];

const cases: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
];

const name = fc
  .tuple(fc.constantFrom(...LAST), fc.constantFrom(...FIRST), fc.constantFrom('', '', 'а'))
  .map(([last, first, ending]) => `${last}${ending} ${first}`);

/** A table of at least three rows with Russian names, in one of three cases. */
export const russianTable = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    names: fc.array(name, { minLength: 3, maxLength: 12 }),
    toCase: fc.constantFrom(...cases),
  })
  .map(({ header, names, toCase }) =>
    [header, ...names.map((each, index) => `${index + 1};${toCase(each)}`)].join('\r\n'),
  );

/** Accented names. */
export const WESTERN =
  'José García;Müller;François;Søren;Jürgen Groß;Peña;Åsa;Zoë;Conceição;João;Björk;Núñez;Élodie;Hervé;Göran Åström;Añiñir'.split(
    ';',
  );

/** A table of at least three rows with accented names. */
export const westernTable = fc
  .array(fc.constantFrom(...WESTERN), { minLength: 3, maxLength: 12 })
  .map((names) => ['id;name', ...names.map((each, index) => `${index + 1};${each}`)].join('\n'));
