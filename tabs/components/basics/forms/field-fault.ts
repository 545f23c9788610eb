/** What a field shows where what stands in it can't be. */
export const faultOf = (message: string | false | undefined) =>
  message ? { validationState: 'error' as const, validationMessage: message } : {};
