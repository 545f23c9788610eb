import { useFocusFinders } from '@fluentui/react-components';

/**
 * Holds what dialogs share, for as long as the tab is open. A dialog that goes while it is open and is the last to hold
 * it takes it along, and leaves the page behind it hidden from screen readers.
 */
export default function ModalsKept() {
  useFocusFinders();
  return null;
}
