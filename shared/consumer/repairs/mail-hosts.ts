/** Providers common in Russia, the most common first: the first one that is near enough to a misspelled host is taken. */
export const PROVIDERS: readonly string[] = [
  'mail.ru yandex.ru gmail.com inbox.ru list.ru rambler.ru icloud.com hotmail.com outlook.com yahoo.com ukr.net',
  'internet.ru tut.by yandex.by yandex.kz yandex.com live.com proton.me protonmail.com googlemail.com lenta.ru',
  'autorambler.ru myrambler.ru narod.ru pochta.ru hotmail.ru',
].flatMap(words);

const OTHER_PROVIDERS = [
  'ya.ru bk.ru vk.com vk.ru ok.ru qip.ru ro.ru r0.ru xmail.ru vmail.ru hmail.ru smail.ru e-mail.ru email.ru',
  'gmail.ru ymail.ru pmail.ru mail1.ru mails.ru email.com mail.com gmx.com gmx.net ymail.com rocketmail.com',
  'rediffmail.com zmail.ru tmail.ru imail.ru fmail.ru wmail.ru mail.ua mail.kz mail.by mail.uz mail.md mail.lv',
  'mail.ee mail.rs mail.su mail.de mail.bg mail.ro mail.am mail.az mail.ge mail.kg mail.tj mail.pt mail.ch',
  'mail.be mail.cz mail.fr yandex.ua yandex.uz yandex.az yandex.com.tr yandex.fr yandex.com.am yandex.com.ge',
  'yandex.co.il yandex.ee yandex.lt yandex.lv yandex.md yandex.tj yandex.tm yandex.kg yandex.eu yandex.net',
  'yandex-team.ru list.com inbox.lv inbox.com inbox.lt inbox.eu inbox.net rambler.ua rambler.su rambler.com',
  'icloud.ru outlook.ru outlook.de outlook.fr outlook.es outlook.it live.ru live.ca live.cn live.de',
  'live.fr live.it live.nl live.se live.dk live.no live.be live.cl yahoo.ru yahoo.de yahoo.fr yahoo.es yahoo.it',
  'yahoo.ca yahoo.cn yahoo.in yahoo.ro yahoo.pl yahoo.gr yahoo.no yahoo.se yahoo.dk yahoo.ie me.com mac.com',
  'aol.com pm.me proton.ru hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.se hotmail.no hotmail.dk',
  'hotmail.ca ukr.com uk.net ua.net ur.net tut.ru tut.ua tt.by tit.by tat.by tu.by ut.by i.ua meta.ua',
  'bigmir.net fastmail.com fastmail.fm tutanota.com pochta.com narod.com lenta.com',
];

/** Companies, universities and authorities beside `mail.ru`, `list.ru` and other short names. */
const NEIGHBOURS = [
  'mai.ru mil.ru mal.ru ail.ru mall.ru mali.ru main.ru maid.ru maim.ru mair.ru mais.ru maia.ru maik.ru maix.ru',
  'mari.ru marl.ru maul.ru mahl.ru mabl.ru matl.ru moil.ru mill.ru rail.ru nail.ru tail.ru sail.ru bail.ru',
  'fail.ru hail.ru jail.ru vail.ru gail.ru pail.ru wail.ru kail.ru dail.ru lail.ru maily.ru mailo.ru mailx.ru',
  'mail24.ru mail2.ru amail.ru lis.ru lit.ru lst.ru ist.ru last.ru lost.ru lust.ru lest.ru lisa.ru lisp.ru',
  'lift.ru lint.ru lilt.ru mist.ru fist.ru gist.ru list24.ru lists.ru elist.ru blist.ru alist.ru box.ru nbox.ru',
  'inbo.ru inox.ru infox.ru unbox.ru inbox24.ru internet.com intermet.ru interne.ru internets.ru lent.ru',
  'lena.ru leta.ru enta.ru lentai.ru lenti.ru lente.ru renta.ru zenta.ru venta.ru magenta.ru menta.ru denta.ru',
  'penta.ru centa.ru narodo.ru naro.ru nard.ru arod.ru narody.ru pocta.ru live.ua life.com love.com',
  'line.com five.com like.com lime.com give.com alive.com olive.com dive.com hive.com jive.com wive.com lie.com',
  'liv.com ive.com lve.com lives.com liveu.com lite.com lave.com proton.com photon.me ramble.ru rambles.ru',
  'rambler24.ru cloud.com',
];

/** Hosts that exist and have mail, however much they look like a provider. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set([...PROVIDERS, ...[...OTHER_PROVIDERS, ...NEIGHBOURS].flatMap(words)]);

/**
 * Hosts that are a slip however often they occur: the commonest ones. Others that occur often may be a company's own.
 */
const COMMON_SLIPS: ReadonlySet<string> = new Set(
  [
    'gmial.com gmai.com gamil.com gmal.com gmil.com gnail.com gmaill.com gmali.com gmailc.om gmaul.com gmeil.com',
    'gimail.com ggmail.com gmaii.com gmail.cm gmail.co gmail.om gmail.comm mial.ru maill.ru meil.ru maii.ru amil.ru',
    'yadnex.ru yandx.ru yanex.ru yadex.ru yandes.ru yandec.ru yandez.ru yndex.ru yaandex.ru yandexx.ru yanndex.ru',
    'jandex.ru yande.ru andex.ru yansex.ru yabdex.ru uandex.ru yandex.r ynadex.ru ramler.ru rabmler.ru ramblr.ru',
    'rambler.r ramlber.ru rambleer.ru inbx.ru inobx.ru inbox.r iclod.com icoud.com iclould.com iclaud.com',
    'icluod.com hotmial.com hotmai.com hotmal.com hotmil.com outlok.com otlook.com outloook.com yaho.com',
    'yahooo.com yhoo.com',
  ].flatMap(words),
);

/** Endings that people type and that are no top-level domain (IANA root zone). */
const NO_TLD = /\.(?:con|cim|vom|xom|cpm|comm|coom|ccom|ocm|ry|ri|rj|rru|ruu|tu|ur|nett|bby|byy)$/;

/** The longest host in {@link PROVIDERS}, and one letter more. */
const LONGEST_SLIP = Math.max(...PROVIDERS.map((host) => host.length)) + 1;

/**
 * The provider that was meant by a host in lower case, if the host differs from it by one letter (another, missing, additional, or two
 * swapped) and is not known itself; else null.
 */
export function providerMeant(host: string): string | null {
  if (host.length > LONGEST_SLIP || KNOWN_HOSTS.has(host)) return null;
  return PROVIDERS.find((provider) => isOneSlipFrom(host, provider)) ?? null;
}

/** Whether a host that {@link providerMeant} finds is a slip even if many rows have it. */
export function isSurelySlip(host: string): boolean {
  return COMMON_SLIPS.has(host) || NO_TLD.test(host);
}

/** Whether a host is known to have mail. */
export function isKnownHost(host: string): boolean {
  return KNOWN_HOSTS.has(host);
}

/** Whether two different texts are one edit apart: a letter changed, left out or added, or two neighbours swapped. */
function isOneSlipFrom(one: string, other: string): boolean {
  const longer = one.length >= other.length ? one : other;
  const shorter = longer === one ? other : one;
  if (longer.length - shorter.length > 1 || one === other) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  if (longer.length > shorter.length) return longer.slice(at + 1) === shorter.slice(at);
  if (longer.slice(at + 1) === shorter.slice(at + 1)) return true;
  return (
    longer[at] === shorter[at + 1] && longer[at + 1] === shorter[at] && longer.slice(at + 2) === shorter.slice(at + 2)
  );
}

function words(line: string): string[] {
  return line.split(' ');
}
