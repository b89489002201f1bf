import type { ReactNode } from 'react';
import { Icon, type IconProps } from './icon';

export type { IconProps } from './icon';

/** Makes an icon from its strokes. */
function drawn(strokes: ReactNode) {
  return function DrawnIcon(props: IconProps) {
    return <Icon {...props}>{strokes}</Icon>;
  };
}

export const ErrorIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 6v4.5M10 13.6v.1" />
  </>,
);
export const WarningIcon = drawn(
  <>
    <path d="M10 3 2.6 16.2h14.8L10 3Z" />
    <path d="M10 8v3.8M10 14.1v.1" />
  </>,
);
export const CheckIcon = drawn(<path d="m4 10.5 4 4 8-9" />);
export const CheckCircleIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="m6.6 10.3 2.4 2.4 4.4-5" />
  </>,
);
export const InfoIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 9.4V14M10 6.4v.1" />
  </>,
);
export const CrossIcon = drawn(<path d="m5 5 10 10M15 5 5 15" />);
export const MinusCircleIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M6.5 10h7" />
  </>,
);
export const EraserIcon = drawn(
  <path d="m6.500 16.500-3.800-3.800a1 1 0 0 1 0-1.400l8-8a1 1 0 0 1 1.400 0l4.200 4.200a1 1 0 0 1 0 1.400l-7.600 7.600M6.500 7.500l5.600 5.600M6.500 16.500H17" />,
);
export const PlusIcon = drawn(<path d="M10 4v12M4 10h12" />);
export const UndoIcon = drawn(<path d="M7 4 3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8" />);
export const RedoIcon = drawn(<path d="m13 4 3.5 3.5L13 11M16 7.5H8.500a4.5 4.5 0 0 0 0 9H12" />);
export const SearchIcon = drawn(
  <>
    <circle cx="8.8" cy="8.8" r="5.3" />
    <path d="m13 13 4 4" />
  </>,
);
export const NextIcon = drawn(<path d="M10 3.500v12M5 11l5 5 5-5" />);
export const ArrowUpIcon = drawn(<path d="M10 16V4M5 8.500l5-5 5 5" />);
export const ArrowDownIcon = drawn(<path d="M10 4v12M5 11.500l5 5 5-5" />);
export const ArrowRightIcon = drawn(<path d="M3.5 10h13M11.5 5l5 5-5 5" />);
export const ChevronDownIcon = drawn(<path d="m5 7.5 5 5 5-5" />);
export const TableIcon = drawn(
  <>
    <rect x="2.8" y="3.8" width="14.4" height="12.4" rx="1.5" />
    <path d="M2.8 8h14.400M2.8 12.100h14.400M8 8v8.2" />
  </>,
);
export const FileIcon = drawn(<path d="M5 2.800h6.500L15.5 7v10.200H5V2.800ZM11.3 3v4.300h4" />);
export const UploadIcon = drawn(<path d="M10 13V3.500M6 7l4-4 4 4M3.5 12.500v3.700h13v-3.7" />);
export const DownloadIcon = drawn(<path d="M10 3.500V13M6 9.500l4 4 4-4M3.5 12.500v3.700h13v-3.7" />);
export const PauseIcon = drawn(<path d="M7 4.500v11M13 4.500v11" />);
export const PlayIcon = drawn(<path d="M6 4v12l10-6L6 4Z" />);
export const StopIcon = drawn(<rect x="5" y="5" width="10" height="10" rx="1" />);
export const SettingsIcon = drawn(
  <>
    <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
    <circle cx="13" cy="6" r="2" />
    <circle cx="7" cy="14" r="2" />
  </>,
);
export const HistoryIcon = drawn(
  <>
    <path d="M3 10a7 7 0 1 0 2.2-5.100L3 7M3 3v4h4" />
    <path d="M10 6.500V10l2.5 1.8" />
  </>,
);
export const SunIcon = drawn(
  <>
    <circle cx="10" cy="10" r="3.3" />
    <path d="M10 2v1.800M10 16.200V18M2 10h1.800M16.2 10H18M4.3 4.300l1.3 1.300M14.4 14.400l1.3 1.300M15.7 4.300l-1.3 1.300M5.6 14.400l-1.3 1.3" />
  </>,
);
export const MoonIcon = drawn(<path d="M16.5 11.800A7 7 0 0 1 8.2 3.500a7 7 0 1 0 8.3 8.300Z" />);
export const EditIcon = drawn(<path d="m12.8 4 3.2 3.200L7.2 16H4v-3.200L12.8 4ZM11 5.800l3.2 3.2" />);
export const TrashIcon = drawn(
  <path d="M3.5 5.500h13M8 5.500V3.500h4v2M5.3 5.500l.7 11h8l.7-11M8.5 8.500v5M11.5 8.500v5" />,
);
export const CopyIcon = drawn(
  <>
    <rect x="7" y="7" width="9.5" height="9.5" rx="1.3" />
    <path d="M13 4.500V3.500H3.500V13h1" />
  </>,
);
export const PasteIcon = drawn(
  <>
    <rect x="4.2" y="4.2" width="11.6" height="13" rx="1.3" />
    <path d="M7.5 4.200V2.800h5v1.400M7.3 9h5.400M7.3 12.500h5.4" />
  </>,
);
export const FlaskIcon = drawn(
  <path d="M8 3v5L3.8 15.200A1.2 1.2 0 0 0 4.8 17h10.400a1.2 1.2 0 0 0 1-1.800L12 8V3M6.8 3h6.400M6 12.500h8" />,
);
export const KeyboardIcon = drawn(
  <>
    <rect x="2" y="5" width="16" height="10" rx="1.5" />
    <path d="M5 8h.1M8.3 8h.1M11.6 8h.1M15 8h.1M6.5 12h7" />
  </>,
);
export const NetworkIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M2.500 10h15M10 2.500c2.500 2.200 3.200 4.800 3.200 7.500s-.7 5.300-3.200 7.500C7.500 15.300 6.800 12.700 6.800 10S7.500 4.700 10 2.500Z" />
  </>,
);
export const ClockIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 5.500V10l3 2" />
  </>,
);
export const MoreIcon = drawn(<path d="M4.5 10h.1M10 10h.1M15.5 10h.1" />);
export const HelpIcon = drawn(
  <>
    <circle cx="10" cy="10" r="7.3" />
    <path d="M7.800 7.800a2.200 2.200 0 1 1 3.300 1.900c-.7.4-1.100.9-1.100 1.700M10 14.100h.1" />
  </>,
);
export const FolderIcon = drawn(<path d="M2.800 5h5l1.700 2h7.700v8.500H2.800V5Z" />);
