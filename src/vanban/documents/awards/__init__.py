"""The papers of a dossier of award proposals (hồ sơ đề nghị khen thưởng), all made from one table of nominees."""
