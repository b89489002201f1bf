import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The keys of the grid, in the order in which a hand meets them. */
const KEYS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['↑', '↓', '←', '→'], does: 'move' },
  { keys: ['PageUp', 'PageDown'], does: 'page' },
  { keys: ['Ctrl+Home', 'Ctrl+End'], does: 'ends' },
  { keys: ['Enter', 'F2'], does: 'edit' },
  { keys: ['Tab', 'Enter'], does: 'commit' },
  { keys: ['Esc'], does: 'cancel' },
  { keys: ['Delete'], does: 'clear' },
  { keys: ['Ctrl+C', 'Ctrl+V'], does: 'clipboard' },
  { keys: ['Ctrl+Z', 'Ctrl+Y'], does: 'undo' },
  { keys: ['F8'], does: 'nextIssue' },
  { keys: ['Ctrl+−'], does: 'exclude' },
  { keys: ['Ctrl+F'], does: 'search' },
];

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keyboard.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {KEYS.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Td w={190}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{t(`keyboard.${does}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
