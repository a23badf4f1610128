"""The reviewer's and the desk's part in who acts for a firm: checks, disputes, and firms that were taken over."""
