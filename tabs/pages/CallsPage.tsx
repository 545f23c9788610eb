export default function CallsPage(_props: Record<string, string | undefined>) {
  return null;
}
