export default function ImportPage(_props: Record<string, string | undefined>) {
  return null;
}
