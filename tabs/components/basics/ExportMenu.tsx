import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { SheetFormat, SheetName } from '#shared/contracts/tab-api.ts';
import { tableLabels } from '#shared/wording/basics/table-text.ts';
import type { RequestInput } from '../../api/api-client.ts';
import { useApi } from '../../api/use-api.ts';
import { usePageStyles } from './page-styles.ts';
import { problemText } from './ProblemNotice.tsx';

/** What is shown, to keep as CSV or a workbook, or to print. */
export function ExportMenu<Name extends SheetName>({
  name,
  input,
}: {
  name: Name;
  input: RequestInput<Name>;
}) {
  const page = usePageStyles();
  const api = useApi();
  const keep = useMutation({
    mutationFn: async (format: SheetFormat) => saveFile(await api.download(name, input, format)),
  });
  return (
    <span className={page.notPrinted}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button className={page.touch} icon={<ArrowDownloadRegular />} disabled={keep.isPending}>
            {tableLabels.keep}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => keep.mutate('xlsx')}>{tableLabels.excel}</MenuItem>
            <MenuItem onClick={() => keep.mutate('csv')}>{tableLabels.csv}</MenuItem>
            <MenuItem onClick={() => window.print()}>{tableLabels.print}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <span role="status">{keep.isError && `${tableLabels.keepFault}: ${problemText(keep.error)}`}</span>
    </span>
  );
}

function saveFile({ name, file }: { name: string; file: Blob }): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
