// SPDX-License-Identifier: MIT
// What was typed into a form that is being sent.

export function formOf(event: SubmitEvent): HTMLFormElement {
  event.preventDefault();
  return event.target as HTMLFormElement;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | undefined {
  const found = form.elements.namedItem(name);
  return found instanceof HTMLInputElement ? found : undefined;
}

export function typed(form: HTMLFormElement, name: string): string {
  return field(form, name)?.value ?? "";
}

export function ticked(form: HTMLFormElement, name: string): boolean {
  return field(form, name)?.checked ?? false;
}
