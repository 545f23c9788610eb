export default function PupilPage(_props: Record<string, string | undefined>) {
  return null;
}
