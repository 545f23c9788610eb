import { Field, Select } from '@fluentui/react-components';

/** One of a few, named above. */
export function Choice<Value extends string>({
  label,
  value,
  among,
  onChoose,
}: {
  label: string;
  value: Value;
  among: Readonly<Record<Value, string>>;
  onChoose: (value: Value) => void;
}) {
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, chosen) => onChoose(chosen.value as Value)}>
        {Object.entries<string>(among).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
