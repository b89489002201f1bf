import { Group, Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textKeyOf } from '../../../shared/commands/command-list';
import { PAGE_SYSTEM } from '../../model/commands/system';
import { keyboardHelp, programKeys } from '../../features/rows/commands/command-help';

/** All keys of the program. */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const lines = [
    ...programKeys().map(({ command, keys }) => ({ text: t(textKeyOf(command, PAGE_SYSTEM)), keys })),
    ...keyboardHelp().map(({ line, keys }) => ({ text: t(`keyboard.${line}`), keys })),
  ];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('keyboard.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {lines.map(({ text, keys }) => (
            <Table.Tr key={text}>
              <Table.Td w={230}>
                <Group gap={4}>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </Group>
              </Table.Td>
              <Table.Td>{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
