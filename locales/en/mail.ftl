# Common to all letters
mail-action = { $label }:
mail-closed-action = Receive registration letters again
mail-closed-heading = This address is closed
mail-closed-nothing = If it was not you, there is nothing to do. You get at most one of these a day.
mail-closed-subject = Somebody entered the address you closed
mail-closed-what = You told us once that it was not you who registered, so we stopped sending registration letters to this address. Somebody has just entered it again. If that was you, follow the link below: the letters held back are then sent at once.
mail-closed-why = Sent automatically because somebody registered with this closed address.
mail-fact = { $term }: { $value }
mail-greeting = Hello { $name },
mail-greeting-nobody = Hello,
mail-not-me = Not you?
mail-not-me-here = Tell us here
mail-not-me-text = Not you? Open { $href } and press the button; no sign-in needed.
mail-test-heading = Test letter
mail-test-subject = Xingtan test letter
mail-test-what = This is a test letter sent from the officers’ pages on { $at }. You have it, so mail arrives.
mail-test-why = This letter was sent by the system because you pressed “Send a test letter”.
