import { DEFAULT_TIME_ZONE } from '../../../shared/shop/shop-limits';
import { BASE_URL_PRESETS } from '../../../shared/shop/shop-limits';
import { removeShop } from '../../sending/remove-shop';
import { allowedPace } from './asked-shop';
import type { ShopsCommand } from '../arguments/arguments';
import type { CliContext } from './context';
import { CliError, EXIT, type ExitCode } from '../output/exit-code';
import { describeShop } from '../output/shop-output';

/** `shops add|remove|check`: the shops of this machine, which the window uses too. */
export async function shopsCommand(command: ShopsCommand, context: CliContext): Promise<ExitCode> {
  const { output, t } = context;
  switch (command.action) {
    case 'add':
      return addShop(command, context);
    case 'remove':
      await removeShop(findShop(command, context).id, context);
      output.result([t('cli.shopRemoved', { shop: command.name })], { removed: command.name }, []);
      return EXIT.accepted;
    case 'check':
      return checkShop(command, context);
  }
}

function addShop(command: ShopsCommand, context: CliContext): ExitCode {
  const { shops, output, t, token } = context;
  if (command.name === null) throw new CliError(EXIT.usage, 'invalid-option', { field: 'NAME' });
  const baseUrl = command.baseUrl ?? BASE_URL_PRESETS[0];
  const draft = {
    name: command.name,
    baseUrl,
    auth: command.auth ?? ('auto' as const),
    timeZone: command.timeZone ?? DEFAULT_TIME_ZONE,
    pace: allowedPace(command.pace, baseUrl, context),
    isLive: false,
    hue: null,
    note: '',
  };
  const { id } = shops.save(null, draft, token);
  const saved = shops.state().shops.find((shop) => shop.id === id);
  if (saved === undefined) throw new CliError(EXIT.unexpected, 'unexpected');
  const warnings = saved.token === 'this-run' ? [t('cli.tokenNotKept')] : [];
  output.result([t('cli.shopAdded', { shop: saved.name })], { shop: describeShop(saved) }, warnings);
  return EXIT.accepted;
}

async function checkShop(command: ShopsCommand, context: CliContext): Promise<ExitCode> {
  const { shops, output, t, token } = context;
  const { id, name } = findShop(command, context);
  const found = await shops.check(id, token);
  if (!found.ok) {
    const refused = found.code === 'no-token' || found.code === 'refused' || found.code === 'forbidden';
    throw new CliError(refused ? EXIT.token : EXIT.unexpected, found.code, {
      field: name,
      says: [t(`shops.check.${found.code}.title`), found.message].filter((words) => words !== '').join(': '),
      hint: t(`shops.check.${found.code}.text`),
      detail: found.message,
      requestId: found.requestId,
    });
  }
  output.result(
    [t('cli.shopAnswers', { shop: name })],
    { shop: name, auth: found.auth, request_id: found.requestId },
    [],
  );
  return EXIT.accepted;
}

function findShop(command: ShopsCommand, { shops }: CliContext) {
  if (command.name === null) throw new CliError(EXIT.usage, 'invalid-option', { field: 'NAME' });
  const shop = shops.find(command.name);
  if (shop === undefined) throw new CliError(EXIT.usage, 'shop-not-found', { field: 'NAME', detail: command.name });
  return shop;
}
