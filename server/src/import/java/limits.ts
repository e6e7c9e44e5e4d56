/** Classes in classes in classes: no honest source comes near it. */
export const MAX_NESTED_CLASSES = 30;
