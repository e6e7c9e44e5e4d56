/** The build makes a text of a style sheet, with those that it imports. */
declare module '*.css' {
  const text: string;
  export default text;
}
