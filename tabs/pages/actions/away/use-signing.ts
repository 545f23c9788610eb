import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SigningInput } from '#shared/contracts/actions/signings.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import type { ChosenPupil } from '../../../components/actions/notices/PupilsChosen.tsx';

interface Signed {
  id: string;
  text: string;
}

/** Signs pupils in and out, keeps what was said last, newest first, and takes it back. */
export function useSigning(school: string) {
  const api = useApi();
  const client = useQueryClient();
  const [signed, setSigned] = useState<readonly Signed[]>([]);
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async (work: () => Promise<void>): Promise<boolean> => {
    setSaving(true);
    setError(null);
    let isDone = true;
    try {
      await work();
    } catch (problem) {
      setError(problem);
      isDone = false;
    }
    setSaving(false);
    await refreshActions(client);
    return isDone;
  };
  return {
    signed,
    isSaving,
    error,
    /** False: it was refused, and `error` says why. */
    sign: (pupil: ChosenPupil, input: Omit<SigningInput, 'pupil'>): Promise<boolean> =>
      run(async () => {
        const body = { ...input, pupil: pupil.id };
        const { id, time } = await api.request('recordSigning', { params: { school }, body });
        setSigned((all) => [{ id, text: signingText.said(pupil.name, input.kind, time) }, ...all]);
      }),
    undo: ({ id }: Signed): Promise<boolean> =>
      run(async () => {
        await api.request('undoSigning', { params: { school, id } });
        setSigned((all) => all.filter((one) => one.id !== id));
      }),
  };
}
