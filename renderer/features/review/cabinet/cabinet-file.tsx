import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../../shared/shop/shop';
import { findSheetBlocker } from '../../../model/send-readiness';
import type { OpenedSheet } from '../../../model/sheet';
import { CabinetDialog } from './cabinet-dialog';

/** The other way to hand over the rows: a file that the person uploads in Aplaut's cabinet. It needs no shop and no token. */
export function CabinetFile({ sheet, shop }: { sheet: OpenedSheet; shop: Shop | undefined }) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  if (findSheetBlocker(sheet) !== null) return null;
  return (
    <>
      <Button mt="xs" ml={-8} size="compact-sm" variant="subtle" data-testid="save-cabinet-file" onClick={open}>
        {t('cabinetFile.button')}
      </Button>
      {isOpen && <CabinetDialog sheet={sheet} shop={shop} onClose={close} />}
    </>
  );
}
