export default function FiguresPage(_props: Record<string, string | undefined>) {
  return null;
}
