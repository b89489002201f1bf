/** Cities by which people know a zone, in both languages. The first of each list names the zone. */
interface ZoneCities {
  zone: string;
  ru: readonly string[];
  en: readonly string[];
}

/** Zones of most of Aplaut's shops, roughly from west to east. Shown before all others. */
export const ZONE_CITIES: readonly ZoneCities[] = [
  { zone: 'Europe/Kaliningrad', ru: ['Калининград'], en: ['Kaliningrad'] },
  {
    zone: 'Europe/Moscow',
    ru: ['Москва', 'Санкт-Петербург', 'Нижний Новгород', 'Казань', 'Краснодар', 'Ростов-на-Дону', 'Воронеж', 'Сочи'],
    en: ['Moscow', 'Saint Petersburg', 'Nizhny Novgorod', 'Kazan', 'Krasnodar', 'Rostov-on-Don', 'Voronezh', 'Sochi'],
  },
  { zone: 'Europe/Volgograd', ru: ['Волгоград'], en: ['Volgograd'] },
  { zone: 'Europe/Kirov', ru: ['Киров'], en: ['Kirov'] },
  { zone: 'Europe/Samara', ru: ['Самара', 'Тольятти', 'Ижевск'], en: ['Samara', 'Tolyatti', 'Izhevsk'] },
  { zone: 'Europe/Saratov', ru: ['Саратов'], en: ['Saratov'] },
  { zone: 'Europe/Astrakhan', ru: ['Астрахань'], en: ['Astrakhan'] },
  { zone: 'Europe/Ulyanovsk', ru: ['Ульяновск'], en: ['Ulyanovsk'] },
  {
    zone: 'Asia/Yekaterinburg',
    ru: ['Екатеринбург', 'Челябинск', 'Уфа', 'Пермь', 'Тюмень', 'Оренбург', 'Сургут'],
    en: ['Yekaterinburg', 'Chelyabinsk', 'Ufa', 'Perm', 'Tyumen', 'Orenburg', 'Surgut'],
  },
  { zone: 'Asia/Omsk', ru: ['Омск'], en: ['Omsk'] },
  { zone: 'Asia/Novosibirsk', ru: ['Новосибирск'], en: ['Novosibirsk'] },
  { zone: 'Asia/Barnaul', ru: ['Барнаул'], en: ['Barnaul'] },
  { zone: 'Asia/Tomsk', ru: ['Томск'], en: ['Tomsk'] },
  { zone: 'Asia/Novokuznetsk', ru: ['Новокузнецк', 'Кемерово'], en: ['Novokuznetsk', 'Kemerovo'] },
  { zone: 'Asia/Krasnoyarsk', ru: ['Красноярск', 'Абакан'], en: ['Krasnoyarsk', 'Abakan'] },
  { zone: 'Asia/Irkutsk', ru: ['Иркутск', 'Улан-Удэ'], en: ['Irkutsk', 'Ulan-Ude'] },
  { zone: 'Asia/Chita', ru: ['Чита'], en: ['Chita'] },
  { zone: 'Asia/Yakutsk', ru: ['Якутск', 'Благовещенск'], en: ['Yakutsk', 'Blagoveshchensk'] },
  { zone: 'Asia/Vladivostok', ru: ['Владивосток', 'Хабаровск'], en: ['Vladivostok', 'Khabarovsk'] },
  { zone: 'Asia/Sakhalin', ru: ['Южно-Сахалинск'], en: ['Yuzhno-Sakhalinsk'] },
  { zone: 'Asia/Magadan', ru: ['Магадан'], en: ['Magadan'] },
  { zone: 'Asia/Kamchatka', ru: ['Петропавловск-Камчатский'], en: ['Petropavlovsk-Kamchatsky'] },
  { zone: 'Europe/Minsk', ru: ['Минск', 'Гомель'], en: ['Minsk', 'Gomel'] },
  { zone: 'Asia/Almaty', ru: ['Алматы', 'Астана'], en: ['Almaty', 'Astana'] },
  { zone: 'Asia/Tashkent', ru: ['Ташкент'], en: ['Tashkent'] },
  { zone: 'Asia/Bishkek', ru: ['Бишкек'], en: ['Bishkek'] },
  { zone: 'Asia/Yerevan', ru: ['Ереван'], en: ['Yerevan'] },
  { zone: 'Asia/Tbilisi', ru: ['Тбилиси'], en: ['Tbilisi'] },
  { zone: 'Asia/Baku', ru: ['Баку'], en: ['Baku'] },
  { zone: 'Europe/Istanbul', ru: ['Стамбул'], en: ['Istanbul'] },
  { zone: 'Asia/Dubai', ru: ['Дубай'], en: ['Dubai'] },
  { zone: 'UTC', ru: ['Всемирное время'], en: ['Universal time'] },
];
