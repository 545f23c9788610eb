export default function PupilsPage(_props: Record<string, string | undefined>) {
  return null;
}
