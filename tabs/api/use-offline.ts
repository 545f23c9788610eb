import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from './api-problem.ts';

/** Whether there is no answer because the server is out of reach; it holds while the next try is on its way. */
export function useOffline({ data, failureReason }: UseQueryResult): boolean {
  const [was, setWas] = useState(false);
  const isNow =
    failureReason === null ? was : failureReason instanceof ApiProblem && failureReason.code === 'offline';
  const is = isNow && data === undefined;
  if (is !== was) setWas(is);
  return is;
}
