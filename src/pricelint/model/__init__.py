"""The vocabulary of the product as frozen, slotted dataclasses. Standard library only; imports nothing of ours."""
