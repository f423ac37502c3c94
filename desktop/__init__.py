"""Huishen: takes the record of joint review meetings and puts it on paper."""
