/** Of files of calls, which are sent from the editor and the terminal. */
export const CALL_FILE_ENDING = '.call.json';
